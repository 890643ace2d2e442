/** Tests of what counts for an engine and its analyzers. */
@NullMarked
package io.nunchi.api.internal.analyzer;

import org.jspecify.annotations.NullMarked;
