/** Plugins whose engines load a native library that a setting names; the tests pack them. */
@NullMarked
package io.nunchi.tck.library;

import org.jspecify.annotations.NullMarked;
