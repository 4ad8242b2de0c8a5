"""PDF files: the printed lines of each page, their order, and the paragraphs they make."""
