"""Makes the MSI for IT departments of the staged folder, with wixl: per machine, upgradeable."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET

from installer.places import Places
from installer.signing import sign
from installer.tools import run, say

_SECONDS: Final = 300
_FAMILY: Final = uuid.UUID("6f1d3c5e-8f0b-5c57-9a77-6d2b5e0f4a11")
"""Names Boardpaper for Windows for ever: with another one, no version would replace an older."""

_NAMESPACE: Final = "http://schemas.microsoft.com/wix/2006/wi"
_OLDEST_BUILD: Final = 17763
_TOO_OLD: Final = "Boardpaper needs a 64-bit Windows 10, version 1809, or later."
_FOLDERS: Final = {"LIBRARYFOLDER": "library_folder", "BACKUPFOLDER": "backup_folder"}
"""The properties that IT can give, and the settings that the program reads them as."""

_RAW_VALUE_IN_64_BIT: Final = 2 + 16
_FOUND_BY_WIXL: Final = ("WIX_UPGRADE_DETECTED", "WIX_DOWNGRADE_DETECTED")
_SETTINGS: Final = "Software\\Boardpaper"
_DOCUMENT: Final = "Boardpaper.Report"
_CLASSES: Final = "Software\\Classes"


class Wxs:
    """The description of the package, in the language of WiX 3 as far as wixl speaks it."""

    def __init__(self, stage: Path, icon: Path, version: str) -> None:
        self._stage, self._version = stage, version
        self._components: list[str] = []
        self.changes: list[str] = []
        """Statements in the SQL of packages, for what wixl cannot write."""

        self.root = ET.Element("Wix", xmlns=_NAMESPACE)
        self._product = self._add(
            self.root,
            "Product",
            Id=_guid(f"product {version}"),
            Name="Boardpaper",
            Version=version,
            Language="2057",
            Manufacturer="Boardpaper",
            UpgradeCode=str(_FAMILY).upper(),
        )
        self._describe(icon)
        home = self._lay_out()
        for name, setting in _FOLDERS.items():
            self._take_folder(home, name, setting)
        secure = ";".join((*_FOUND_BY_WIXL, *_FOLDERS, *map(_kept, _FOLDERS)))
        self._change("Property", "Value", secure, Property="SecureCustomProperties")
        feature = self._add(self._product, "Feature", Id="Boardpaper", Level="1")
        for component in self._components:
            self._add(feature, "ComponentRef", Id=component)

    def text(self) -> str:
        """Return it as XML."""
        ET.indent(self.root)
        return ET.tostring(self.root, encoding="unicode", xml_declaration=True)

    def _describe(self, icon: Path) -> None:
        self._add(
            self._product,
            "Package",
            InstallerVersion="500",
            Compressed="yes",
            InstallScope="perMachine",
            Description=f"Boardpaper {self._version}",
        )
        newer = "A newer version of Boardpaper is installed already."
        self._add(self._product, "MajorUpgrade", DowngradeErrorMessage=newer)
        self._add(self._product, "Media", Id="1", Cabinet="boardpaper.cab", EmbedCab="yes")
        self._add(self._product, "Icon", Id="boardpaper.ico", SourceFile=icon.name)
        for key, value in (
            ("ARPPRODUCTICON", "boardpaper.ico"),
            ("ARPNOMODIFY", "1"),
        ):
            self._add(self._product, "Property", Id=key, Value=value)
        build = self._add(self._product, "Property", Id="WINDOWSBUILD")
        self._add(
            build,
            "RegistrySearch",
            Id="WindowsBuild",
            Root="HKLM",
            Key="SOFTWARE\\Microsoft\\Windows NT\\CurrentVersion",
            Name="CurrentBuildNumber",
            Type="raw",
        )
        condition = self._add(self._product, "Condition", Message=_TOO_OLD)
        condition.text = f"Installed OR (VersionNT64 AND WINDOWSBUILD >= {_OLDEST_BUILD})"

    def _lay_out(self) -> ET.Element:
        """Describe every folder and file, and return the folder of the program."""
        target = self._add(self._product, "Directory", Id="TARGETDIR", Name="SourceDir")
        programs = self._add(target, "Directory", Id="ProgramFiles64Folder")
        home = self._add(programs, "Directory", Id="INSTALLDIR", Name="Boardpaper")
        self._add(target, "Directory", Id="ProgramMenuFolder")
        self._add_folder(home, self._stage)
        return home

    def _take_folder(self, home: ET.Element, name: str, setting: str) -> None:
        """Write a folder that was given into the registry; an upgrade goes on with it.

        What an older version wrote is found before that one is removed. As that would win over
        what is given now, if it had the same name, it has one of its own.
        """
        kept = _kept(name)
        self._add(self._product, "Property", Id=name)
        search = self._add(self._product, "Property", Id=kept)
        place = {"Root": "HKLM", "Key": _SETTINGS, "Name": setting}
        self._add(search, "RegistrySearch", Id=f"Find{name}", Type="raw", **place)
        self._change("RegLocator", "Type", _RAW_VALUE_IN_64_BIT, Signature_=f"Find{name}")
        for source, condition in ((name, name), (kept, f"{kept} AND NOT {name}")):
            identity = _id("c", f"setting {source}")
            component = self._add(
                home, "Component", Id=identity, Guid=_guid(f"setting {source}"), Win64="yes"
            )
            self._components.append(identity)
            self._change("Component", "Condition", condition, Component=identity)
            value = {"Type": "string", "Value": f"[{source}]", "KeyPath": "yes"}
            self._add(component, "RegistryValue", **place, **value)

    def _add_folder(self, parent: ET.Element, folder: Path) -> None:
        for path in sorted(folder.iterdir()):
            name = path.relative_to(self._stage).as_posix()
            if path.is_dir():
                child = self._add(parent, "Directory", Id=_id("d", name), Name=path.name)
                self._add_folder(child, path)
            else:
                self._add_file(parent, name)

    def _add_file(self, parent: ET.Element, name: str) -> None:
        identity = _id("c", name)
        component = self._add(parent, "Component", Id=identity, Guid=_guid(name), Win64="yes")
        self._components.append(identity)
        file = self._add(
            component, "File", Id=_id("f", name), Source=f"{self._stage.name}/{name}", KeyPath="yes"
        )
        if name == "Boardpaper.exe":
            self._add(
                file,
                "Shortcut",
                Id="StartMenu",
                Directory="ProgramMenuFolder",
                Name="Boardpaper",
                Advertise="no",
                WorkingDirectory="INSTALLDIR",
            )
            self._associate(component)

    def _associate(self, component: ET.Element) -> None:
        program = "[INSTALLDIR]Boardpaper.exe"
        for key, value in (
            (".boardreport", _DOCUMENT),
            (_DOCUMENT, "Board report"),
            (f"{_DOCUMENT}\\DefaultIcon", f"{program},0"),
            (f"{_DOCUMENT}\\shell\\open\\command", f'"{program}" "%1"'),
        ):
            self._add(
                component,
                "RegistryValue",
                Root="HKLM",
                Key=f"{_CLASSES}\\{key}",
                Type="string",
                Value=value,
            )

    def _change(self, table: str, column: str, value: str | int, **key: str) -> None:
        """Have a field of the package changed that wixl cannot write."""
        (name, identity), words = key.popitem(), value if isinstance(value, int) else f"'{value}'"
        where = f"WHERE `{name}`='{identity}'"
        change = f"UPDATE `{table}` SET `{column}`={words} {where}"  # noqa: S608 — names of ours
        self.changes.append(change)

    @staticmethod
    def _add(parent: ET.Element, tag: str, **attributes: str) -> ET.Element:
        return ET.SubElement(parent, tag, attributes)


def _kept(name: str) -> str:
    """The property for what an older version was given under this name."""
    return f"KEPT{name}"


def _guid(name: str) -> str:
    return str(uuid.uuid5(_FAMILY, name)).upper()


def _id(kind: str, name: str) -> str:
    return f"{kind}{uuid.uuid5(_FAMILY, name).hex}"


def make_msi(places: Places, icon: Path, version: str) -> Path:
    """Write Boardpaper-VERSION.msi, and return where it is.

    Raises:
        BuildError: wixl does not take the description.
    """
    say("Making the MSI")
    target = places.dist / f"Boardpaper-{version}.msi"
    _run_wixl(places, Wxs(places.stage, icon, version), target)
    sign(target)
    return target


def make_older_msi(places: Places, icon: Path, version: str, stage: Path) -> Path:
    """Write an MSI of an older version for the test of upgrades."""
    target = places.work / "older.msi"
    _run_wixl(places, Wxs(stage, icon, version), target)
    return target


def _run_wixl(places: Places, wxs: Wxs, target: Path) -> None:
    script = places.work / "boardpaper.wxs"
    script.write_text(wxs.text(), encoding="utf-8")
    command = ("wixl", "-a", "x64", "-D", "Win64=yes", "-o", str(target), script.name)
    run(command, seconds=_SECONDS, folder=places.work)  # wixl takes no whole paths
    for change in wxs.changes:
        run(("msibuild", str(target), "-q", change), seconds=_SECONDS)
