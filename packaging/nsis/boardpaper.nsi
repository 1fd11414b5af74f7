; Boardpaper's setup: per user, wizard or silent. Run by installer/setup_program.py, which defines
; VERSION, NUMBERS, STAGE, ICON, OUT, KILOBYTES (and SIGN, QUICK) and writes removal.nsh and side.bmp beside this file's copy.

Unicode true
Target amd64-unicode
ManifestDPIAware true
ManifestSupportedOS Win10
!ifdef QUICK
  SetCompress off
!else
  SetCompressor /SOLID lzma
  SetCompressorDictSize 64
!endif
!ifdef SIGN
  !uninstfinalize '${SIGN} "%1"'
!endif
SetDateSave on

!include MUI2.nsh
!include x64.nsh
!include FileFunc.nsh
!include WinVer.nsh
!include LogicLib.nsh

!define NAME "Boardpaper"
!define DOCUMENT "Boardpaper.Report"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\Boardpaper"
!define OLDEST_BUILD 17763

!define CODE_TOO_OLD 3
!define CODE_NOT_WRITTEN 4
!define CODE_RUNNING 5

Name "${NAME}"
OutFile "${OUT}"
RequestExecutionLevel user
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${NAME}" "InstallDir"
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
VIAddVersionKey /LANG=2057 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2057 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=2057 "LegalCopyright" "MIT licence; see the folder licences"
VIAddVersionKey /LANG=2057 "FileDescription" "${NAME} Setup"
VIAddVersionKey /LANG=2057 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2057 "ProductVersion" "${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "side.bmp"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TEXT "This installs ${NAME} ${VERSION} for you alone. It needs no \
administrator.$\r$\n$\r$\nReports, settings and backups of an earlier version are left as they \
are.$\r$\n$\r$\nClick Next to go on."
!define MUI_FINISHPAGE_RUN "$INSTDIR\Boardpaper.exe"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${STAGE}\licences\Boardpaper.txt"
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!define MUI_UNCONFIRMPAGE_TEXT_TOP "This removes ${NAME}. Your reports, settings and backups stay: \
they are in $LOCALAPPDATA\${NAME} and $APPDATA\${NAME}, unless you chose other folders."
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "English"

!macro REFUSE CODE WORDS
  MessageBox MB_ICONSTOP "${WORDS}" /SD IDOK
  SetErrorLevel ${CODE}
  Quit
!macroend

Function .onInit
  ${IfNot} ${RunningX64}
    !insertmacro REFUSE ${CODE_TOO_OLD} "${NAME} needs a 64-bit Windows."
  ${EndIf}
  ${IfNot} ${AtLeastWin10}
    !insertmacro REFUSE ${CODE_TOO_OLD} "${NAME} needs Windows 10, version 1809, or later."
  ${EndIf}
  ${IfNot} ${AtLeastBuild} ${OLDEST_BUILD}
    !insertmacro REFUSE ${CODE_TOO_OLD} "${NAME} needs Windows 10, version 1809, or later."
  ${EndIf}
  SetRegView 64
FunctionEnd

Function un.onInit
  SetRegView 64
FunctionEnd

; A program that runs cannot be opened for writing.
!macro WAIT_UNTIL_CLOSED FOLDER
  ${Do}
    ClearErrors
    ${IfNot} ${FileExists} "${FOLDER}\python313.dll"
      ${ExitDo}
    ${EndIf}
    FileOpen $0 "${FOLDER}\python313.dll" a
    ${IfNot} ${Errors}
      FileClose $0
      ${ExitDo}
    ${EndIf}
    ${If} ${Cmd} `MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "${NAME} is still open. Close it, then try again." /SD IDCANCEL IDCANCEL`
      SetErrorLevel ${CODE_RUNNING}
      Quit
    ${EndIf}
  ${Loop}
  ClearErrors
!macroend

Section "-Boardpaper"
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED "$INSTDIR"
  ; An older version is taken away by its own uninstaller, which knows what it has, from wherever it is.
  ReadRegStr $1 HKCU "Software\${NAME}" "InstallDir"
  ${If} $1 == ""
    StrCpy $1 $INSTDIR
  ${EndIf}
  ${If} ${FileExists} "$1\Uninstall.exe"
    !insertmacro WAIT_UNTIL_CLOSED "$1"
    ExecWait '"$1\Uninstall.exe" /S _?=$1' $0
    ${If} $0 <> 0
      !insertmacro REFUSE ${CODE_NOT_WRITTEN} "The version of ${NAME} in $1 could not be taken away. \
Is it still open? Close it, or uninstall it in the settings of Windows, then try again."
    ${EndIf}
    Delete "$1\Uninstall.exe"
    RMDir "$1"
  ${EndIf}
  SetOutPath "$INSTDIR"
  ClearErrors
  File /r "${STAGE}/*.*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  ${If} ${Errors}
    !insertmacro REFUSE ${CODE_NOT_WRITTEN} "Some files could not be written to $INSTDIR. Is the \
disk full, or ${NAME} still open?"
  ${EndIf}
  CreateShortCut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\Boardpaper.exe" "" "$INSTDIR\Boardpaper.exe" 0
  WriteRegStr HKCU "Software\${NAME}" "InstallDir" "$INSTDIR"

  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\Boardpaper.exe,0"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\Uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${KILOBYTES}

  WriteRegStr HKCU "Software\Classes\.boardreport" "" "${DOCUMENT}"
  WriteRegStr HKCU "Software\Classes\.boardreport\OpenWithProgids" "${DOCUMENT}" ""
  WriteRegStr HKCU "Software\Classes\${DOCUMENT}" "" "Board report"
  WriteRegStr HKCU "Software\Classes\${DOCUMENT}\DefaultIcon" "" "$INSTDIR\Boardpaper.exe,0"
  WriteRegStr HKCU "Software\Classes\${DOCUMENT}\shell\open\command" "" '"$INSTDIR\Boardpaper.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Section "Uninstall"
  SetShellVarContext current
  !insertmacro WAIT_UNTIL_CLOSED "$INSTDIR"
  !include "removal.nsh" ; what was installed goes, and nothing else that lies in the folder
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\${NAME}"
  ReadRegStr $0 HKCU "Software\Classes\.boardreport" ""
  ${If} $0 == "${DOCUMENT}"
    DeleteRegValue HKCU "Software\Classes\.boardreport" ""
  ${EndIf}
  DeleteRegValue HKCU "Software\Classes\.boardreport\OpenWithProgids" "${DOCUMENT}"
  DeleteRegKey /ifempty HKCU "Software\Classes\.boardreport\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\.boardreport"
  DeleteRegKey HKCU "Software\Classes\${DOCUMENT}"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd
