/**
 * Fetches the models of a pinned {@link io.nunchi.reference.internal.models.fetch.Catalogue}:
 * {@link io.nunchi.reference.internal.models.fetch.Download} brings a file that has exactly the
 * size and the digest of its entry, or none.
 */
@NullMarked
package io.nunchi.reference.internal.models.fetch;

import org.jspecify.annotations.NullMarked;
