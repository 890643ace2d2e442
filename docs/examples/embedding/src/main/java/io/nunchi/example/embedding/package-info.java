/** A VMS of thirty lines, once plain and once wired by Guice; told in docs/embedding.md. */
@NullMarked
package io.nunchi.example.embedding;

import org.jspecify.annotations.NullMarked;
