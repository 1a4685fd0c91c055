// As in popupStyle: the parts that a dialog is made of, without the icon font.
import './popupStyle';
import 'vant/es/button/index.css';
import 'vant/es/loading/index.css';
import 'vant/es/dialog/index.css';
