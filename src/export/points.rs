//! Turns byte positions into Unicode code points, as files that leave the program count them.

/// A cursor over one text; asked for positions in rising order it walks the text once.
pub struct CodePoints<'t> {
    text: &'t str,
    byte: usize,
    point: usize,
}

impl<'t> CodePoints<'t> {
    /// Starts at the beginning of `text`.
    pub fn new(text: &'t str) -> Self {
        Self {
            text,
            byte: 0,
            point: 0,
        }
    }

    /// The code points before `byte`, which must stand on a character border.
    pub fn at(&mut self, byte: usize) -> usize {
        if byte < self.byte {
            self.point = 0;
            self.byte = 0;
        }
        self.point += self.text[self.byte..byte].chars().count();
        self.byte = byte;
        self.point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_two_bytes_are_one_code_point() {
        let text = "У Киеві — Kyiv";
        let mut points = CodePoints::new(text);
        let dash = text.find('—').unwrap();
        let latin = text.find("Kyiv").unwrap();
        assert_eq!(points.at(dash), 8);
        assert_eq!(points.at(latin), 10);
        assert_eq!(points.at(2), 1, "going back is allowed");
    }
}
