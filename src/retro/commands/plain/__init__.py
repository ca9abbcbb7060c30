"""Plain mode: the wizard and the reviews one line at a time, for screen readers, pipes and terminals without a
cursor.
"""
