/** Tests of a stream's inbox and target frame rate. */
@NullMarked
package io.nunchi.api.internal.stream;

import org.jspecify.annotations.NullMarked;
