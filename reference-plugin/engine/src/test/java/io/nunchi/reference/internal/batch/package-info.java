/** Tests of shared runs. */
@NullMarked
package io.nunchi.reference.internal.batch;

import org.jspecify.annotations.NullMarked;
