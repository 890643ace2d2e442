/** The codes of this module's problems: {@link io.nunchi.nativelib.internal.NativeErrors}. */
@NullMarked
package io.nunchi.nativelib.internal;

import org.jspecify.annotations.NullMarked;
