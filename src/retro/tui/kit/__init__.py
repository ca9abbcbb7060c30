"""Screens, dialogs and widgets that every feature uses."""
