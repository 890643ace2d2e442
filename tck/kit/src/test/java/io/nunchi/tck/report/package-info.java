/** Tests of the package of this name. */
@NullMarked
package io.nunchi.tck.report;

import org.jspecify.annotations.NullMarked;
