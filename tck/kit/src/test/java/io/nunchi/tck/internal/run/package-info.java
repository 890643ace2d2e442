/** Tests of how checks run and end. */
@NullMarked
package io.nunchi.tck.internal.run;

import org.jspecify.annotations.NullMarked;
