/** Makes projects for those who write analyzers. */
@NullMarked
package io.nunchi.cli.internal.author;

import org.jspecify.annotations.NullMarked;
