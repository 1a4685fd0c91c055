// Vant's own lists bring its icon font, fetched from elsewhere: these are the sheets without it.
import 'vant/es/style/base.css';
import 'vant/es/overlay/index.css';
import 'vant/es/popup/index.css';
import 'vant/es/loading/index.css';
import 'vant/es/button/index.css';
import 'vant/es/dialog/index.css';
