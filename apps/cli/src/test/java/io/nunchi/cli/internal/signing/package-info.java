/** Tests of keys and signatures. */
@NullMarked
package io.nunchi.cli.internal.signing;

import org.jspecify.annotations.NullMarked;
