/** Packs plugins as hosts take them: complete, with digests, and signed. */
@NullMarked
package io.nunchi.cli.internal.pack;

import org.jspecify.annotations.NullMarked;
