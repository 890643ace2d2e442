/** Tests of {@code analyzer}. */
@NullMarked
package io.nunchi.cli.internal.analyzer;

import org.jspecify.annotations.NullMarked;
