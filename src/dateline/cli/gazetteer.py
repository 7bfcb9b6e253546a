"""``dateline gazetteer``."""

from __future__ import annotations

from pathlib import Path

import click

from dateline.cli.messages import tell


@click.command(short_help="Make a gazetteer of a full GeoNames dump.")
@click.argument("dump", metavar="DUMP.txt|.zip", type=click.Path(path_type=Path))
@click.option(
    "-o", "--output", metavar="FILE", type=click.Path(path_type=Path), required=True, help="The gazetteer to write."
)  # fmt: skip
def gazetteer(dump: Path, output: Path) -> None:
    """Make a gazetteer of a GeoNames dump that you have (allCountries or one country), for the setting 'gazetteer'.

    It holds every town, division, height, water and area of the dump, and the regions that come with Dateline.
    """
    from dateline.gazetteer import Gazetteer
    from dateline.gazetteer.dump import import_dump

    count = import_dump(dump, output, Gazetteer.load())
    tell(f'{count} places in {output}; use it with: gazetteer = "{output}" in dateline.toml')
