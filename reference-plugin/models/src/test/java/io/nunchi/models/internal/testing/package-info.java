/** Runs the tool for its tests. */
@NullMarked
package io.nunchi.models.internal.testing;

import org.jspecify.annotations.NullMarked;
