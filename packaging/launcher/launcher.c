/* Boardpaper.exe and, compiled with CONSOLE, boardpaper-cli.exe.

   Loads python313.dll from its own folder and runs the program in this process, so that the task
   bar, the firewall and Task Manager show Boardpaper. PYTHON* variables are ignored, and no library
   is taken from the current folder. */

#include <windows.h>
#include <shlobj.h>
#include <stdlib.h>
#include <stdio.h>
#include <wchar.h>

#define LONGEST 32768
#define CANNOT_START 90

typedef int (*Main)(int, wchar_t **);
typedef LONG (WINAPI *GetVersionOf)(OSVERSIONINFOW *);

static void note(const wchar_t *what, int number) {
#ifndef CONSOLE
    wchar_t folder[MAX_PATH], path[MAX_PATH + 32];
    if (FAILED(SHGetFolderPathW(NULL, CSIDL_LOCAL_APPDATA, NULL, 0, folder))) return;
    _snwprintf(path, MAX_PATH + 31, L"%ls\\Boardpaper", folder);
    CreateDirectoryW(path, NULL);
    wcscat(path, L"\\start.log");
    HANDLE log = CreateFileW(path, FILE_APPEND_DATA, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
                             OPEN_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
    if (log == INVALID_HANDLE_VALUE) return;
    LARGE_INTEGER size;
    if (GetFileSizeEx(log, &size) && size.QuadPart > 256 * 1024) {
        CloseHandle(log);
        log = CreateFileW(path, GENERIC_WRITE, FILE_SHARE_READ | FILE_SHARE_WRITE, NULL,
                          CREATE_ALWAYS, FILE_ATTRIBUTE_NORMAL, NULL);
        if (log == INVALID_HANDLE_VALUE) return;
    }
    OSVERSIONINFOW system = {.dwOSVersionInfoSize = sizeof system};
    GetVersionOf version = (GetVersionOf)(void *)GetProcAddress(GetModuleHandleW(L"ntdll.dll"),
                                                                "RtlGetVersion");
    if (version) version(&system);
    SYSTEMTIME now;
    GetSystemTime(&now);
    char line[512];
    int length = _snprintf(line, 511,
        "%04u-%02u-%02uT%02u:%02u:%02uZ Boardpaper %s, Windows %lu.%lu.%lu, process %lu: %ls %d\r\n",
        now.wYear, now.wMonth, now.wDay, now.wHour, now.wMinute, now.wSecond, VERSION,
        system.dwMajorVersion, system.dwMinorVersion, system.dwBuildNumber,
        GetCurrentProcessId(), what, number);
    DWORD written;
    if (length > 0) WriteFile(log, line, length, &written, NULL);
    CloseHandle(log);
#else
    (void)what; (void)number;
#endif
}

static int give_up(const wchar_t *what) {
    wchar_t words[2048];
    DWORD error = GetLastError();
    note(L"could not start, error", (int)error);
    _snwprintf(words, 2047,
        L"Boardpaper could not start.\n\n%ls (error %lu).\n\nPlease install it again.", what, error);
    words[2047] = 0;
#ifdef CONSOLE
    fwprintf(stderr, L"%ls\n", words);
#else
    if (!GetEnvironmentVariableW(L"BOARDPAPER_NO_DIALOG", NULL, 0))
        MessageBoxW(NULL, words, L"Boardpaper", MB_ICONERROR);
#endif
    return CANNOT_START;
}

static int is_worker(int count, wchar_t **words) {
    return count == 4 && !wcscmp(words[1], L"-P") && !wcscmp(words[2], L"-m")
        && !wcscmp(words[3], L"boardpaper.desk.worker");
}

static int run(int count, wchar_t **words) {
    static wchar_t folder[LONGEST], library[LONGEST + 32];
    DWORD length = GetModuleFileNameW(NULL, folder, LONGEST - 1);
    wchar_t *end = length && length < LONGEST - 1 ? wcsrchr(folder, L'\\') : NULL;
    if (!end) return give_up(L"Its own folder could not be found");
    *end = 0;
    int worker = is_worker(count, words);
    if (!worker) note(L"starts with arguments:", count - 1);
    SetDllDirectoryW(L"");
    SetEnvironmentVariableW(L"QT_PLUGIN_PATH", NULL);
    SetEnvironmentVariableW(L"QT_QPA_PLATFORM_PLUGIN_PATH", NULL);
    _snwprintf(library, LONGEST + 31, L"%ls\\python313.dll", folder);
    HMODULE python = LoadLibraryExW(library, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    if (!python) return give_up(L"python313.dll could not be loaded");
    Main start = (Main)(void *)GetProcAddress(python, "Py_Main");
    if (!start) return give_up(L"python313.dll is not the one that was installed");
    wchar_t **handed = calloc(count + 6, sizeof *handed);
    if (!handed) return give_up(L"There is not enough memory");
    int at = 0;
    handed[at++] = words[0];
    handed[at++] = L"-I";
    handed[at++] = L"-B";
    handed[at++] = L"-m";
    handed[at++] = worker ? L"boardpaper.desk.worker" : L"boardpaper";
    for (int each = worker ? count : 1; each < count; each++) handed[at++] = words[each];
    int status = start(at, handed);
    if (!worker) note(L"ended with exit code", status);
    return status;
}

#ifdef CONSOLE
int wmain(int count, wchar_t **words) {
    return run(count, words);
}
#else
int WINAPI wWinMain(HINSTANCE self, HINSTANCE before, LPWSTR line, int show) {
    (void)self; (void)before; (void)line; (void)show;
    return run(__argc, __wargv);
}
#endif
