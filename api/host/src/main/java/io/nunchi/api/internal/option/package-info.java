/** Checks that options of several kinds share. */
@NullMarked
package io.nunchi.api.internal.option;

import org.jspecify.annotations.NullMarked;
