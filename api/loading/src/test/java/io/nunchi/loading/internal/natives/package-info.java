/** Tests of the folders for native libraries and their locks. */
@NullMarked
package io.nunchi.loading.internal.natives;

import org.jspecify.annotations.NullMarked;
