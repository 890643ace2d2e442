/** Tests the analyzer as docs/writing-an-analyzer.md says. */
@NullMarked
package io.nunchi.example.litzones;

import org.jspecify.annotations.NullMarked;
