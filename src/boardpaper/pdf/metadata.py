"""What the file says of itself: title, author, dates, and the standards it keeps.

The same words stand in the XMP packet (ISO 16684-1), which ISO 14289-1, 7.1 and ISO 19005-2,
6.6.2 ask for, and in the document information dictionary (ISO 32000-1, 14.3.3), which older
readers show.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone
from typing import Final, NamedTuple
from xml.sax.saxutils import escape

from boardpaper.pdf.objects import text_string

PRODUCER: Final = "Boardpaper"

_MINUTE: Final = timedelta(minutes=1)

_NOT_IN_XML: Final = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

_PACKET: Final = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfuaid:part>1</pdfuaid:part>
<dc:format>application/pdf</dc:format>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
{words}<pdf:Producer>{producer}</pdf:Producer>
<xmp:CreatorTool>{producer}</xmp:CreatorTool>
<xmp:CreateDate>{date}</xmp:CreateDate>
<xmp:ModifyDate>{date}</xmp:ModifyDate>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file keeps</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""

_TITLE: Final = (
    '<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:title>\n'
)
_SUBJECT: Final = (
    '<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt>'
    "</dc:description>\n"
)
_AUTHOR: Final = "<dc:creator><rdf:Seq><rdf:li>{words}</rdf:li></rdf:Seq></dc:creator>\n"


class Metadata(NamedTuple):
    """What is said of the file; an empty author or subject is left out."""

    title: str
    author: str
    subject: str
    language: str
    moment: datetime


def packet(metadata: Metadata) -> bytes:
    """Write the XMP packet, with the claims of PDF/UA-1 and PDF/A-2a.

    PDF/A knows no claim of PDF/UA, so the packet describes it (ISO 19005-2, 6.6.2.3).
    """
    words = "".join(
        [
            form.format(words=_in_xml(text))
            for form, text in (
                (_TITLE, metadata.title),
                (_AUTHOR, metadata.author),
                (_SUBJECT, metadata.subject),
            )
            if text
        ]
    )
    return _PACKET.format(
        language=_in_xml(metadata.language),
        words=words,
        producer=PRODUCER,
        date=_in_whole_minutes(metadata.moment).isoformat(timespec="seconds"),
    ).encode("utf-8")


def information(metadata: Metadata) -> bytes:
    """Write the document information dictionary."""
    date = _date(metadata.moment)
    entries = [
        ("Title", metadata.title),
        ("Author", metadata.author),
        ("Subject", metadata.subject),
        ("Creator", PRODUCER),
        ("Producer", PRODUCER),
    ]
    words = "".join([f"/{key} {text_string(writable(text))}" for key, text in entries if text])
    return f"<<{words}/CreationDate({date})/ModDate({date})>>".encode("ascii")


def writable(text: str) -> str:
    """Leave out of words what cannot stand in XML; it is left out in both places."""
    return _NOT_IN_XML.sub("", text)


def _in_xml(text: str) -> str:
    return escape(writable(text))


def _in_whole_minutes(moment: datetime) -> datetime:
    """The same moment where the offset of its time zone has no seconds: neither form has any."""
    offset = moment.utcoffset()
    if offset is None or not offset % _MINUTE:
        return moment
    return moment.astimezone(timezone(int(offset / _MINUTE) * _MINUTE))


def _date(moment: datetime) -> str:
    """Write a date (ISO 32000-1, 7.9.4)."""
    moment = _in_whole_minutes(moment)
    offset = moment.strftime("%z")  # "+0100", or nothing where no time zone is known
    zone = f"{offset[:3]}'{offset[3:5]}'" if offset else ""
    return f"D:{moment:%Y%m%d%H%M%S}{zone}"
