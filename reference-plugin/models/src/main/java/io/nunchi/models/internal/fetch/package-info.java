/**
 * Fetches the models of a pinned {@link io.nunchi.models.internal.fetch.Catalogue}: {@link
 * io.nunchi.models.internal.fetch.Download} brings a file that has exactly the size and the digest
 * of its entry, or none.
 */
@NullMarked
package io.nunchi.models.internal.fetch;

import org.jspecify.annotations.NullMarked;
