/**
 * Sources of frames; {@link io.nunchi.cli.internal.source.Sources} chooses by what the user names.
 */
@NullMarked
package io.nunchi.cli.internal.source;

import org.jspecify.annotations.NullMarked;
