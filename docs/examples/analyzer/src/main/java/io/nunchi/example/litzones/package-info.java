/** An analyzer with OpenCV inside: it finds lights, and raises an event while a zone is lit. */
@NullMarked
package io.nunchi.example.litzones;

import org.jspecify.annotations.NullMarked;
