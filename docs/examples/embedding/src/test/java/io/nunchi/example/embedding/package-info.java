/** Runs the smallest VMS as docs/embedding.md says, and checks what the documents show and link. */
@NullMarked
package io.nunchi.example.embedding;

import org.jspecify.annotations.NullMarked;
