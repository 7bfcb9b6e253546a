"""How places lie to each other: distance, direction, containment."""

from math import asin, atan2, cos, degrees, radians, sin, sqrt

from dateline.gazetteer.entry import COUNTRY, Entry

EARTH_KM = 6371.0


def kilometres(one: Entry, other: Entry) -> float:
    """The distance of two places along the globe."""
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, other.lat, other.lon))
    half = sin((lat2 - lat1) / 2) ** 2 + cos(lat1) * cos(lat2) * sin((lon2 - lon1) / 2) ** 2
    return 2 * EARTH_KM * asin(min(1.0, sqrt(half)))


def holds(holder: Entry, entry: Entry) -> bool:
    """Whether the first is the country or division that the other lies in."""
    if holder.key == entry.key:
        return False
    if holder.feature in COUNTRY:
        return bool(entry.country) and holder.country == entry.country and entry.feature not in COUNTRY
    return holder.key in (entry.admin1, entry.admin2)


def bearing(one: Entry, other: Entry) -> float:
    """The direction from the first place to the second, in degrees clockwise from north."""
    lat1, lon1, lat2, lon2 = map(radians, (one.lat, one.lon, other.lat, other.lon))
    east = sin(lon2 - lon1) * cos(lat2)
    north = cos(lat1) * sin(lat2) - sin(lat1) * cos(lat2) * cos(lon2 - lon1)
    return degrees(atan2(east, north)) % 360


def moved(lat: float, lon: float, way: float, distance_km: float) -> tuple[float, float]:
    """The point at a distance in a direction (degrees clockwise from north) from a point."""
    arc, turn, lat1, lon1 = distance_km / EARTH_KM, radians(way), radians(lat), radians(lon)
    lat2 = asin(sin(lat1) * cos(arc) + cos(lat1) * sin(arc) * cos(turn))
    lon2 = lon1 + atan2(sin(turn) * sin(arc) * cos(lat1), cos(arc) - sin(lat1) * sin(lat2))
    return degrees(lat2), (degrees(lon2) + 180) % 360 - 180
