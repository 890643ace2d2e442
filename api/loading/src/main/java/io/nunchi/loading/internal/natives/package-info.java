/**
 * Private folders of a host, removed with it: for the native libraries of each class loader and for
 * the copies of jars that are checked.
 */
@NullMarked
package io.nunchi.loading.internal.natives;

import org.jspecify.annotations.NullMarked;
