/** Tests of engines and analyzers over a library that breaks the rules on request. */
@NullMarked
package io.nunchi.nativelib.internal.vision;

import org.jspecify.annotations.NullMarked;
