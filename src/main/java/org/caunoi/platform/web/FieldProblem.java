package org.caunoi.platform.web;

/** What is wrong with one field, in the words shown both above the form and beside the field. */
public record FieldProblem(String field, String text) {}
