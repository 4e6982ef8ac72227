"""Small notations the tests are written in."""
