//! The map as one closed description: geometry, colours, lines, labels, legend. Renderers only copy it out.
//!
//! Nothing here knows a screen, a file format or a clock.

mod anchor;
mod classes;
mod colour;
mod crop;
mod detail;
mod drawing;
mod facts;
mod ground;
mod hatch;
mod histogram;
mod label;
mod layout;
mod legend;
mod letters;
mod naming;
mod paint;
mod plane;
mod settings;
mod simplify;
mod small;
mod spot;
mod topology;
mod view;
mod words;

pub use classes::Class;
pub use colour::{DARK, LIGHT, Paper, Rgb, all as all_colours};
pub use crop::runs as runs_in_sight;
pub use detail::{Detail, Fills, TOLERANCES_KM};
pub use drawing::{LineKind, Scene};
pub use facts::Fact;
pub use ground::{Arc, Ground, Piece, Shape};
pub use hatch::{Marks, marks as hatch_marks};
pub use histogram::{Bin, bins};
pub use label::{Label, LabelKind, PlacedLabel};
pub use layout::{InsetPlan, Layout, WaterName};
pub use legend::{Legend, LegendEntry, number as count_words, signed};
pub use letters::{Cut, FAMILY, FONTS, Letters};
pub use naming::Around;
pub use paint::{Hatch, Paint, STANCE_BREAKS, Scale, Standing};
pub use plane::{EARTH_RADIUS_KM, LonLat, Plane, PlaneRect, Projection};
pub use settings::{Classing, MapSettings, Measure, Mode, Theme};
pub use small::{CIRCLE_PT, Circle, SMALL_PT};
pub use spot::Spot;
pub use topology::ArcUse;
pub use view::{Px, PxRect, View};
pub use words::{STANCE_ENDS, STANCE_THIRDS, out_of_sight, places as places_words};
