"""Line mode: what every walk that asks and answers in lines shares, from the reader of lines to the order of
questions.
"""
