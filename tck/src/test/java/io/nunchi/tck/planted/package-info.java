/** An analyzer that knows the truth, and errs as often as it is told. */
@NullMarked
package io.nunchi.tck.planted;

import org.jspecify.annotations.NullMarked;
