package io.nunchi.reference.internal.preprocess;

/** A rectangle of whole pixels. */
record PixelArea(int left, int top, int width, int height) {}
