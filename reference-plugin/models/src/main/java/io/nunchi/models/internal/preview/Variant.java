package io.nunchi.models.internal.preview;

import tools.jackson.databind.node.ObjectNode;

/**
 * A manifest with an answer to each question about the picture and its boxes.
 *
 * @param number its number on the sheet, from 1
 * @param name the answers, for a person
 * @param usual true if each answer is usual for the decoder
 * @param manifest the manifest with the answers
 */
public record Variant(int number, String name, boolean usual, ObjectNode manifest) {}
