/** The block bootstrap, which tells chance from change. */
@NullMarked
package io.nunchi.accuracy.internal.chance;

import org.jspecify.annotations.NullMarked;
