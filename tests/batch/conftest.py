"""The stores that tests here run on."""

from tests.backends import address, store

__all__ = ["address", "store"]
