"""Archives and tables for tests, made in memory."""

import gzip
import io
import tarfile
import zipfile
from collections.abc import Mapping, Sequence
from hashlib import sha256
from typing import Any
from uuid import UUID

import pyarrow as pa
from pyarrow import parquet
from tests.ingest.reports import PAGE

FETCHED = "2021-08-21T06:00:00Z"


def record(
    body: bytes,
    *,
    kind: str = "response",
    url: str = "https://post.example/2021/08/20/raid",
    media: str | None = "text/html; charset=utf-8",
    status: str = "200 OK",
) -> bytes:
    """One record of a web archive, as crawlers write it."""
    block = body
    if kind in {"response", "request"}:
        lines = [f"HTTP/1.1 {status}"]
        lines += [f"Content-Type: {media}"] if media else []
        block = "\r\n".join(lines).encode() + b"\r\n\r\n" + body
    http = kind in {"response", "request"}
    head = [
        "WARC/1.0",
        f"WARC-Type: {kind}",
        f"WARC-Date: {FETCHED}",
        f"WARC-Record-ID: <urn:uuid:{UUID(bytes=sha256(block).digest()[:16])}>",
        f"WARC-Target-URI: {url}",
        f"Content-Type: {f'application/http; msgtype={kind}' if http else media}",
        f"Content-Length: {len(block)}",
    ]
    return "\r\n".join(head).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


PAGE_RECORD = record(PAGE.encode())
"""One page of a web archive."""


def packed(*records: bytes) -> bytes:
    """Records packed each by itself, as the standard asks."""
    return b"".join(gzip.compress(each, mtime=0) for each in records)


def table(rows: Sequence[Mapping[str, Any]], *, group: int | None = None) -> bytes:
    """A Parquet file."""
    out = io.BytesIO()
    parquet.write_table(pa.Table.from_pylist([dict(row) for row in rows]), out, row_group_size=group)
    return out.getvalue()


def zipped(files: Mapping[str, bytes | str], *, comment: bytes = b"") -> bytes:
    """A zip archive of files by their names."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
        archive.comment = comment
    return out.getvalue()


def tarred(files: Mapping[str, bytes | str], *, form: int = tarfile.PAX_FORMAT) -> bytes:
    """A tar archive of files by their names."""
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=form) as archive:
        for name, data in files.items():
            raw = data.encode() if isinstance(data, str) else data
            info = tarfile.TarInfo(name)
            info.size = len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return out.getvalue()
