//! What a browser needs besides pages: one stylesheet, one script, the mark. Named by content.

use std::io::Write as _;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// A year: a file with another content has another name.
const KEPT: &str = "public, max-age=31536000, immutable";

/// A file that is part of the program.
struct Asset {
    stem: &'static str,
    extension: &'static str,
    kind: &'static str,
    bytes: &'static [u8],
}

const ASSETS: [Asset; 3] = [
    Asset {
        stem: "fushime",
        extension: "css",
        kind: "text/css; charset=utf-8",
        bytes: include_bytes!("assets/fushime.css"),
    },
    Asset {
        stem: "fushime",
        extension: "js",
        kind: "text/javascript; charset=utf-8",
        bytes: include_bytes!("assets/fushime.js"),
    },
    Asset {
        stem: "favicon",
        extension: "svg",
        kind: "image/svg+xml",
        bytes: include_bytes!("assets/favicon.svg"),
    },
];

/// A file as it is served.
struct Served {
    name: String,
    kind: &'static str,
    plain: &'static [u8],
    gzip: Vec<u8>,
}

static SERVED: LazyLock<Vec<Served>> = LazyLock::new(|| ASSETS.iter().map(Served::of).collect());

impl Served {
    fn of(asset: &Asset) -> Self {
        let digest = Sha256::digest(asset.bytes);
        let mark: String = digest.iter().take(6).map(|byte| format!("{byte:02x}")).collect();
        let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
        let gzip = encoder.write_all(asset.bytes).and_then(|()| encoder.finish());
        Self {
            name: format!("{}-{mark}.{}", asset.stem, asset.extension),
            kind: asset.kind,
            plain: asset.bytes,
            gzip: gzip.unwrap_or_default(),
        }
    }
}

/// Returns the address of the stylesheet, the script, and the mark.
pub(super) fn addresses() -> [String; 3] {
    std::array::from_fn(|nth| {
        SERVED.get(nth).map(|asset| format!("/assets/{}", asset.name)).unwrap_or_default()
    })
}

/// `GET /assets/{name}`
pub(super) async fn get(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let Some(asset) = SERVED.iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let accepts = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    let common = [(header::CONTENT_TYPE, asset.kind), (header::CACHE_CONTROL, KEPT)];
    if accepts.is_some_and(|accepts| accepts.contains("gzip")) && !asset.gzip.is_empty() {
        let encoding = [(header::CONTENT_ENCODING, "gzip"), (header::VARY, "accept-encoding")];
        return (common, encoding, asset.gzip.as_slice()).into_response();
    }
    (common, asset.plain).into_response()
}
