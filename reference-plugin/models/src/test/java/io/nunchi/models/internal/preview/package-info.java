/** Tests of the variants that a preview draws. */
@NullMarked
package io.nunchi.models.internal.preview;

import org.jspecify.annotations.NullMarked;
