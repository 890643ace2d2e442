/** Folders for native libraries: one for each class loader, removed with their host. */
@NullMarked
package io.nunchi.loading.internal.natives;

import org.jspecify.annotations.NullMarked;
