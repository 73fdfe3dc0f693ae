"""Hypothesis must not call a test flaky because the machine was busy: pytest-timeout bounds the time instead."""

from hypothesis import settings

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
