/** Tests of the variants that previews show. */
@NullMarked
package io.nunchi.models.internal.preview;

import org.jspecify.annotations.NullMarked;
