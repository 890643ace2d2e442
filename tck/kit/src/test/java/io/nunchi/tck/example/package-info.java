/** The analyzer of docs/writing-an-analyzer.md. */
@NullMarked
package io.nunchi.tck.example;

import org.jspecify.annotations.NullMarked;
