/** Folders for native libraries: one for each class loader, removed with their host. */
@NullMarked
package io.nunchi.loading.natives;

import org.jspecify.annotations.NullMarked;
