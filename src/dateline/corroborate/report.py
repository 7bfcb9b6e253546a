"""A report as it is compared with others: its words, which of them are furniture, and whose text it says it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from dateline.corroborate.credits import Credit, agency_of, credits_of, stands_for
from dateline.corroborate.furniture import Mask, furniture_in
from dateline.corroborate.wording import Wording, wording_of
from dateline.lang import Language
from dateline.model import Document

_LATEST: Final = "9999"


@dataclass(frozen=True, slots=True, eq=False)
class Report:
    """One report as it is compared. ``furniture`` says which of its words are furniture."""

    id: str
    text: str
    outlet: str | None
    published: str | None
    title: str | None
    wording: Wording
    furniture: Mask
    credits: tuple[Credit, ...]
    agency: str | None
    """The agency that the outlet is one of."""

    @property
    def day(self) -> date | None:
        """The day on which it was published, where that is known."""
        return (
            date.fromisoformat(self.published[:10]) if self.published and len(self.published) >= 10 else None
        )


def report_of(document: Document, language: Language) -> Report:
    """A document as it is compared."""
    published = document.published.iso if document.published else None
    return report_from(
        document.id,
        document.text,
        language,
        outlet=document.source,
        published=published,
        title=document.title,
    )


def report_from(
    name: str,
    text: str,
    language: Language,
    *,
    outlet: str | None = None,
    published: str | None = None,
    title: str | None = None,
) -> Report:
    """A text as it is compared; ``published`` is an ISO date or time."""
    wording = wording_of(text)
    return Report(
        name, text, outlet, published, title, wording,
        furniture_in(wording, language), credits_of(text, language), agency_of(outlet, language),
    )  # fmt: skip


def order_of(report: Report) -> tuple[str, str]:
    """Where a report stands among others: by when it was published, undated ones last, then by id."""
    return report.published or _LATEST, report.id


def credits_outlet(report: Report, other: Report) -> bool:
    """Whether a report credits the outlet of another, or its own: as an agency that is known by several names, or by its
    name or first letters."""
    return any(
        credit.agency is not None
        and (credit.agency == other.agency or stands_for(credit.agency, other.outlet))
        for credit in report.credits
    )
